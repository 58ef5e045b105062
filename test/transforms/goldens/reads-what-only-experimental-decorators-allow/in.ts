import { span } from 'filigree';

class Agent {
  constructor(@Inject() private readonly model: string, @Inject('key') key: string) {}

  @other()() @span m(@Param('id') id: string) {}
  @span.tool() n(q: string) {}
}
