import { mutations } from "./mutation.ts";

const HOOKS = "shop/webhooks.py";

/** Mutations of what happens later, or over a connection that stays. */
export const asynchronous = [
  mutations(
    "consumer blog.EchoConsumer",
    [
      "whoever comes is let in",
      "blog/consumers.py",
      'not self.scope["user"].is_authenticated',
      "False",
    ],
    [
      "what is no data ends nothing",
      "blog/consumers.py",
      "            await self.close(code=1007)\n",
      "",
    ],
  ),
  mutations(
    "consumer blog.ChatConsumer --group room:name",
    [
      "all rooms are one",
      "blog/consumers.py",
      "f\"room_{self.scope['url_route']['kwargs']['name']}\"",
      '"room"',
    ],
    [
      "whoever left is still told",
      "blog/consumers.py",
      "group_discard(self.group, self.channel_name)",
      "flush()",
      "class ChatConsumer",
    ],
  ),
  mutations("consumer blog.LiveConsumer --group live --auth staff --route ws/live/", [
    "any user is let in",
    "blog/consumers.py",
    "user.is_authenticated and user.is_staff",
    "user.is_authenticated",
  ]),
  mutations(
    "task blog.announce_post --model blog.Post --queue mails",
    ["what is done is done again", "blog/tasks.py", "if cache.get(key):", "if False:"],
    ["nobody learns that it is done", "blog/tasks.py", '    cache.set(key, "done", 86400)\n', ""],
    [
      "a row that is gone is announced",
      "blog/tasks.py",
      "not Post.objects.filter(pk=post_id).exists()",
      "False",
    ],
    ["it is not tried again", "blog/tasks.py", "autoretry_for=(OSError,)", "autoretry_for=()"],
  ),
  mutations(
    "webhook shop.supplier --tolerance 60",
    [
      "what is not signed is kept",
      HOOKS,
      "if not is_signed(request.body, signature, secret, tolerance=60):",
      "if False:",
    ],
    [
      "an old signature will do",
      HOOKS,
      "if abs(time.time() - int(timestamp)) > tolerance:",
      "if False:",
    ],
    ["a secret may be empty", HOOKS, "if not secret or not re", "if not re"],
    ["the time is not signed", HOOKS, 'timestamp.encode() + b"." + body', "body"],
    ["what was handled is handled again", HOOKS, "if event.processed_at is None:", "if True:"],
    ["nothing is handled", HOOKS, "if event.processed_at is None:", "if False:"],
    ["it may be got", HOOKS, "@require_POST\n", ""],
    ["others need a token of ours", HOOKS, "@csrf_exempt\n", ""],
  ),
];
